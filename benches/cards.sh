#!/usr/bin/env bash
# What a pocket card costs: printed by quietroom, and by headless Chromium from HTML of the same words.
#
#     benches/cards.sh [HOW MANY CARDS CHROMIUM PRINTS]
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
count=${1:-10}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

cargo bench --quiet --bench cards

if ! command -v chromium >/dev/null; then
  echo 'chromium is not there: nothing to compare with'
  exit 0
fi

card() {
  cat <<HTML
<!doctype html><html lang="en"><title>Card $1</title>
<style>@page { size: 85mm 55mm; margin: 4mm } body { font: 8pt/10pt sans-serif; margin: 0 } div { break-after: page }</style>
<div><p><b>+1 216 555 0187</b><ol><li>Danger? Call 911 first, then the hotline.<li>Go somewhere quiet. Ask what the person
needs.<li>Listen. Do not ask why, and do not judge.<li>Write down their words, the place and the time.<li>Say what happens
next, and when: within 24 hours.</ol><small>Example Conf $1</small></div>
<div><ul><li>Do not promise secrecy. Do not investigate.<li>Do not speak to the reported person alone.</ul><p><b>Quiet
room:</b> May 11 Room 23, May 12–13 Room 25C</div></html>
HTML
}

# One process a card, as a build that prints cards would have to start it.
print_all() {
  local number
  for ((number = 1; number <= count; number++)); do
    card "$number" >"$tmp/card.html"
    chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
      --disable-component-update --disable-sync --user-data-dir="$tmp/profile-$number" --no-pdf-header-footer \
      --print-to-pdf="$tmp/card-$number.pdf" "$tmp/card.html" >/dev/null 2>&1
    [[ -s $tmp/card-$number.pdf ]]
  done
}

TIMEFORMAT='%U %S %R'
{ time print_all; } 2>"$tmp/times"
read -r user system real <"$tmp/times"
awk -v user="$user" -v kernel="$system" -v real="$real" -v count="$count" 'BEGIN {
  cpu = user + kernel
  printf "%d cards by Chromium: %.1f s of processor time, %.1f s, %.0f ms a card; a thousand would take %.0f s (worked out)\n",
    count, cpu, real, cpu / count * 1000, cpu / count * 1000
}'
