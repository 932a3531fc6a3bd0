help_heading = A quién llamar
ledger_past = { $name } ya pasó. Ir a { $current }.
