#!/usr/bin/env bash
# What cards cost: printed by quietroom, by headless Chromium from HTML of the same words, and a hundred of them in a site.
#
#     benches/cards.sh [HOW MANY CARDS CHROMIUM PRINTS]
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
count=${1:-10}
measure=benches/measure.py
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

# This builds the program, too.
cargo bench --quiet --bench cards | tee "$tmp/own"
own=$(grep -oP '[\d.]+(?= ms a card)' "$tmp/own")

# A site of a hundred cards, no two alike, each in all formats.
hundred() {
  local number
  mkdir -p "$tmp/site/content/cards" "$tmp/site/content/events/2026"
  printf 'title: Test Conf\nbase_url: https://example.org/conduct\n' >"$tmp/site/content/site.yaml"
  printf '%s\n' 'name: Test Conf 2026' 'dates: 2026-05-11..2026-05-13' 'timezone: America/New_York' 'contacts:' \
    '  hotline: {kind: channel, name: Hotline, phone: "+1 216 555 0187", audience: public}' \
    >"$tmp/site/content/events/2026/event.yaml"
  for ((number = 1; number <= 100; number++)); do
    cat >"$tmp/site/content/cards/card-$number.md" <<MD
---
title: Card $number
formats: [pocket, pocket-us, badge, a6, handout, poster]
---
**{{ contacts.hotline.phone }}**

1. Go somewhere quiet. Ask what the person needs.
2. Listen. Do not ask why, and do not judge.
3. Write down place and time.

---

Team $number is at desk $number.
MD
  done
}

hundred
quietroom="${CARGO_TARGET_DIR:-target}/release/quietroom"
run=("$quietroom" -C "$tmp/site" build)
read -r cpu wall peak <<<"$(python3 $measure "${run[@]}" --no-cache)"
echo "a site of 100 cards in all formats: $cpu s of processor time, $wall s, at most $peak MiB"
python3 $measure "${run[@]}" >/dev/null
read -r cpu wall peak <<<"$(python3 $measure "${run[@]}")"
echo "the same site, when no card has changed: $cpu s of processor time, $wall s, at most $peak MiB"

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
for ((number = 1; number <= count; number++)); do
  card "$number" >"$tmp/card.html"
  python3 $measure chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
    --disable-background-networking --disable-component-update --disable-sync --user-data-dir="$tmp/profile-$number" \
    --no-pdf-header-footer --print-to-pdf="$tmp/card-$number.pdf" "$tmp/card.html"
  [[ -s $tmp/card-$number.pdf ]]
done |
  awk -v count="$count" -v own="$own" '{ cpu += $1; wall += $2; if ($3 > peak) peak = $3 } END {
    printf "%d cards by Chromium: %.1f s of processor time, %.1f s, %.0f ms a card; a thousand would take %.0f s (worked out)\n",
      count, cpu, wall, cpu / count * 1000, cpu / count * 1000
    printf "that is %.0f times as much as here\n", cpu / count * 1000 / own
  }'
