package dev.cofferdam.functions.delivery;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Tells addresses of the public Internet from those of this machine, its cluster, its cloud and
 * their kind; pure. The blocks are those of the IANA's registries of special-purpose addresses (RFC
 * 6890 and its updates) that are not globally reachable.
 */
final class PublicAddresses {

  private static final List<Block> PRIVATE_4 =
      List.of(
          new Block(0x00000000, 8), // this network
          new Block(0x0a000000, 8), // private use
          new Block(0x64400000, 10), // shared address space
          new Block(0x7f000000, 8), // loopback
          new Block(0xa9fe0000, 16), // link local, and the clouds' metadata
          new Block(0xac100000, 12), // private use
          new Block(0xc0000000, 24), // IETF protocol assignments
          new Block(0xc0000200, 24), // documentation
          new Block(0xc0586300, 24), // 6to4 relays
          new Block(0xc0a80000, 16), // private use
          new Block(0xc6120000, 15), // benchmarking
          new Block(0xc6336400, 24), // documentation
          new Block(0xcb007100, 24), // documentation
          new Block(0xe0000000, 4), // multicast
          new Block(0xf0000000, 4)); // reserved, and broadcast

  private PublicAddresses() {}

  private record Block(int first, int bits) {
    boolean has(int address) {
      return (address ^ first) >>> (32 - bits) == 0;
    }
  }

  /** Whether an address is the public Internet's; of IPv6, global unicast alone. */
  static boolean has(InetAddress address) {
    byte[] bytes = address.getAddress();
    int first = number(bytes);
    if (address instanceof Inet4Address) {
      return PRIVATE_4.stream().noneMatch(block -> block.has(first));
    }
    boolean globalUnicast = first >>> 29 == 1;
    boolean protocols = first >>> 9 == 0x20010000 >>> 9; // 2001::/23, with Teredo
    boolean documentation = first == 0x20010db8 || first >>> 12 == 0x3fff0000 >>> 12;
    boolean sixToFour = first >>> 16 == 0x2002;
    return globalUnicast && !protocols && !documentation && !sixToFour;
  }

  private static int number(byte[] bytes) {
    return ByteBuffer.wrap(bytes).getInt();
  }
}
