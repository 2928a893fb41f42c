# what: finds no network, by the ordinary errors
# expect: completed
# stdout-lacks: connected
# stdout-contains: refused
for place in example.com/80 127.0.0.1/22 192.0.2.1/80; do
    if (exec 3<>"/dev/tcp/$place") 2>/dev/null; then echo "connected to $place"; else echo "refused: $place"; fi
done
