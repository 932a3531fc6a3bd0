# Spanish.

to-be-announced = por anunciar
always = las 24 horas
separator = {", "}
names-and-others = { $names } y { $count } personas más
time-range = { $from }–{ $to }

room-on-days = { $count ->
    [one] { $room } el { $days }
   *[other] { $room } los días { $days }
}
pending-on-days = { $count ->
    [one] por anunciar para el { $days }
   *[other] por anunciar para los días { $days }
}

period-minutes = { $amount ->
    [one] { $amount } minuto
   *[other] { $amount } minutos
}
period-hours = { $amount ->
    [one] { $amount } hora
   *[other] { $amount } horas
}
period-days = { $amount ->
    [one] { $amount } día
   *[other] { $amount } días
}
period-weeks = { $amount ->
    [one] { $amount } semana
   *[other] { $amount } semanas
}
period-months = { $amount ->
    [one] { $amount } mes
   *[other] { $amount } meses
}
period-years = { $amount ->
    [one] { $amount } año
   *[other] { $amount } años
}

language-ar = árabe
language-ase = lengua de señas estadounidense
language-bfi = lengua de signos británica
language-ca = catalán
language-cs = checo
language-da = danés
language-de = alemán
language-el = griego
language-en = inglés
language-es = español
language-eu = euskera
language-fa = persa
language-fi = finés
language-fr = francés
language-gl = gallego
language-he = hebreo
language-hi = hindi
language-hu = húngaro
language-id = indonesio
language-it = italiano
language-ja = japonés
language-ko = coreano
language-nl = neerlandés
language-no = noruego
language-pl = polaco
language-pt = portugués
language-ro = rumano
language-ru = ruso
language-ssp = lengua de signos española
language-sv = sueco
language-tr = turco
language-uk = ucraniano
language-vi = vietnamita
language-zh = chino

text-permalink = Enlace a esta sección
text-footnotes = Notas
text-footnote-back = Volver al texto
text-table = Tabla
text-note = Nota
text-tip = Consejo
text-important = Importante
text-warning = Aviso
text-caution = Cuidado
