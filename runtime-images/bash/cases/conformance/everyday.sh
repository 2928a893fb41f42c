# what: computes with big integers where its language has them, in threads and temporary files, in UTF-8, in UTC, at random
# expect: completed
# stdout-contains: 2^200 = 1606938044258990275541962092341162602522202993782792835301376
# stdout-contains: threads = 4
# stdout-contains: temporary = kept
# stdout-contains: text = 3 日本語
# stdout-contains: zone = UTC
# stdout-contains: random = differs
# stdout-contains: name = grün.txt
echo "2^200 = $(echo '2^200' | bc)"
count=0
jobs=()
for i in 1 2 3 4; do (exit 0) & jobs+=($!); done
for job in "${jobs[@]}"; do wait "$job" && count=$((count + 1)); done
echo "threads = $count"
file=$(mktemp)
echo kept >"$file"
echo "temporary = $(<"$file")"
text=日本語
echo "text = ${#text} $text"
echo "zone = $(date +%Z)"
[[ $(head -c 16 /dev/urandom | od -An -tx1) != "$(head -c 16 /dev/urandom | od -An -tx1)" ]] && echo 'random = differs'
touch grün.txt
echo "name = $(ls -- *.txt)"
