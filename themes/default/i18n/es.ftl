# Las palabras del tema por defecto, en español.

### En todas las páginas
skip = Saltar al texto
nav_label = Principal
nav_help = Pedir ayuda
code_of_conduct = Código de conducta
for_staff = Para el equipo
languages_label = Idiomas
breadcrumb_label = Estás aquí
toc_heading = En esta página
site_home = Inicio
audience_staff = Para el equipo. No lo compartas, por favor.
audience_responders = Para quienes atienden los reportes. No lo compartas, por favor.
foot_nav_label = Todas las páginas
nav_attendees = Para asistentes
nav_staff = Para el equipo
nav_organizers = Para la organización

### Una edición que ya pasó
edition_past = Esta página trata de { $name }, { $dates }.
edition_past_numbers = Ya pasó. Los números, los nombres y las salas de esta página pueden haber cambiado.
edition_current_link = Ir a { $name }

### Una página sin traducir
untranslated = Esta página todavía no está traducida. Su texto está en { $language }.

### Peligro
danger_label = En una emergencia
danger_question = ¿Hay peligro?
danger_call = Llama al { $number }
danger_where = Estás en { $name }, { $address }.
danger_where_short = Estás en { $place }.
danger_if_at = Si estás en { $name }: { $address }.
danger_entrance = Ambulancias: { $entrance }.

### Pedir ayuda
help_title = { $name }: ayuda
help_heading = Pide ayuda o cuéntanos algo
help_lead = No necesitas pruebas ni certezas. Alguien puede acompañarte.
home_links_label = Para leer más
way_call = Llamar
way_sms = Mandar un SMS
way_whatsapp = WhatsApp
way_signal = Signal
way_email = Escribir un correo
way_form = Usar el formulario
way_in-person = Ven a vernos
no_channel = Aquí todavía no hay ningún número ni dirección. Habla con cualquier persona que trabaje en el evento.
form_anonymous = Puedes dejar tu nombre en blanco.
answered_by = Quién responde: { $names }
extension = Extensión interna { $number }
until = Hasta el { $date }
if_unanswered = ¿No contestan? { $what }
if_unanswered_call = ¿No contestan? Llama a { $who }

talk_heading = Habla con alguien aquí
talk_identification = Cómo reconocer a nuestro equipo: { $identification }.
talk_anyone = Puedes acercarte a cualquier persona que trabaje aquí. Te escuchará y buscará a quien pueda ayudarte.
talk_any = Puedes acercarte a cualquier persona del equipo. Te escuchará y buscará a quien pueda ayudarte.

independent_heading = ¿Se trata de alguien de nuestro equipo?
independent_text = Entonces puedes hablar con alguien que no forma parte de él.
independent_short = No forma parte de nuestro equipo

quiet_link = Busca una sala tranquila.
quiet_heading = Una sala tranquila
quiet_text = No tienes que decir por qué.
open_hours = Abierta: { $hours }
step_free_yes = Sin escalones en el camino
step_free_no = Hay escalones en el camino
staffed = Hay alguien: { $when }
fallback = Si está cerrada u ocupada: { $place }

next_heading = Qué pasa después
next_listen = Escuchamos. Tú decides cuánto nos cuentas.
next_safe = Te preguntamos qué necesitas ahora para sentirte a salvo.
next_answer = Te decimos que nos ha llegado tu reporte.
next_answer_within = En un plazo de { $time }, te decimos que nos ha llegado tu reporte.
next_decision = Te decimos qué hemos decidido.
next_decision_within = En un plazo de { $time }, te decimos qué hemos decidido o en qué punto estamos.

guide_link = Leer toda la guía para pedir ayuda

who_heading = Quién lo sabrá
who_read = Leerán tu reporte: { $names }.
who_read_unnamed = Solo leen tu reporte las personas que se ocupan de los reportes.
who_decide = Decidirán qué se hace: { $names }.
who_private = Lo que nos cuentas queda en privado.
who_limits = Eso termina cuando alguien corre peligro, cuando la ley lo manda o cuando se trata de una persona menor.
who_limits_age = Eso termina cuando alguien corre peligro, cuando la ley lo manda o cuando se trata de una persona de menos de { $age } años.
who_retention = Guardamos los reportes durante { $time }.

tell_heading = Qué puedes contarnos, si quieres
tell_what = Qué pasó, dónde y cuándo
tell_who = Quién estaba allí
tell_need = Qué necesitas y qué te gustaría que hiciéramos
tell_reach = Cómo podemos comunicarnos contigo

anonymous_heading = Sin dar tu nombre
anonymous_text = Puedes usar el formulario sin tu nombre. Entonces no podremos preguntarte nada ni decirte qué hemos decidido.

outside_heading = Ayuda fuera del evento
emergency_number = Emergencias

pages_heading = Todas las páginas
cards_heading = Tarjetas para imprimir
cards_all = Todas, con imágenes, archivos e indicaciones para imprimirlas
after_heading = Después del evento
after_text = Todavía puedes contarnos lo que pasó. Esta página sigue en { $address }.
after_text_short = Todavía puedes contarnos lo que pasó. Esta página sigue en el mismo lugar.
facts_checked = Datos comprobados el { $date }.

### Tablas
column_day = Día
column_time = Hora
column_room = Sala
column_who = Quién
column_place = Dónde
roster_caption = Quién está de turno y cuándo
next_day = día siguiente

### El pie de una página
provenance_heading = Sobre esta página
version = Versión
reviewed = Última lectura completa
confirmed = Datos comprobados
seal = Sello
license = Licencia
origin = Basada en
origin_changes = Cambios: { $changes }

### Listas de ediciones, páginas que no están
editions_heading = Todas las ediciones
edition_is_current = actual
not_found_heading = Aquí no hay ninguna página
not_found_text = Puede que la página haya cambiado de lugar o que la dirección tenga un error.
not_found_home = Ir a la página de inicio
redirect_heading = Esta página ha cambiado de lugar
redirect_link = Ir a { $title }

### Tarjetas
card_print_heading = Para imprimir
card_text_heading = Lo que dice
card_valid_until = Vence el { $date }
card_band_staff = SOLO PARA EL EQUIPO · no fotografiar ni copiar
card_band_responders = EQUIPO DE RESPUESTA · no fotografiar ni copiar
card_found = ¿La encontraste? Llévala al mostrador de registro.
card_seal = Sello { $seal }
card_origin = De «{ $title }», { $license }
card_based_on = Basado en { $origin }
card_side_a = Cara A
card_side_b = Cara B
card_page_number = Página { $number }
card_format_pocket = Tarjeta de bolsillo, 85 × 55 mm
card_format_pocket-us = Tarjeta de bolsillo, 3,5 × 2 pulgadas
card_format_badge = Tarjeta de credencial, 4 × 3 pulgadas
card_format_a6 = Tarjeta A6
card_format_handout = Hoja
card_format_poster = Cartel
card_sheet = { $format }: pliego para cortar, { $paper }
card_one_up = { $format }: para la imprenta
paper_letter = Carta
card_paper = { $format }, { $paper }
card_hint_one_up = Una cara por página, a su tamaño y con margen para el corte.
card_hint_sheet = Imprimir por las dos caras, girar por el lado largo, al 100 %. Después, cortar por las marcas.
card_hint_page = Imprimir al 100 %.

### The sheet of facts
proof_title = Datos por comprobar: { $name }
proof_band = Para el equipo. Esta hoja contiene datos privados: no la fotografíes, no la publiques ni la dejes por ahí, y destrúyela al terminar.
proof_step_check = Marca cada número, escribe a cada dirección, abre cada enlace y ve a cada sala. No llames a los números de emergencia: búscalos.
proof_step_initials = Dos personas comprueban cada fila: una lo hace y la otra mira. Las dos ponen sus iniciales en las casillas.
proof_step_write = Después escribe el día en el archivo del evento: «tested» junto a cada número y «confirmed» para todo.
proof_column_fact = Dato
proof_column_printed = Aparece en
proof_column_dial = Marcar
proof_column_initials = Iniciales
proof_phones = Números de teléfono
proof_addresses = Direcciones y enlaces
proof_rooms = Salas
proof_dates = Fechas y horas
proof_words = Nombres y otros textos
proof_shifts = Turnos
proof_teams = Equipos
proof_settings = Idiomas, sí o no, quién hace qué
proof_published = Dónde se publica: { $site }
proof_yes = Sí
proof_no = No
proof_pending = Por anunciar
proof_start_page = Página de inicio
proof_card = Tarjeta
proof_unprinted = No aparece en ningún sitio.
proof_audience_public = Para todo el mundo
proof_audience_staff = Para el equipo
proof_audience_responders = Para el equipo de respuesta
proof_signed_first = Primera persona
proof_signed_second = Segunda persona
proof_signed_day = Día
