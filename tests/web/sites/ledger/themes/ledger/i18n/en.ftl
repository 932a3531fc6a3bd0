help_heading = Whom to call
ledger_past = { $name } is over. Go to { $current }.
