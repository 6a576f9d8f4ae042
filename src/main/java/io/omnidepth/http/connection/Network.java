package io.omnidepth.http.connection;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import io.omnidepth.market.Decimals;
import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Optional;

/** One address, or all that begin alike. */
public final class Network {
  private final String written;
  private final IpSubnetFilterRule rule;

  private Network(String written, IpSubnetFilterRule rule) {
    this.written = written;
    this.rule = rule;
  }

  /**
   * Written {@code 10.0.0.7}, {@code 10.0.0.0/24}, or the same of IPv6; empty where it is not, or
   * where a network is not written by its first address, as one of the two must be wrong then.
   */
  public static Optional<Network> parse(String text) {
    String[] parts = text.strip().split("/", 2);
    if (!isAddress(parts[0])) {
      return Optional.empty();
    }
    int all = NetUtil.isValidIpV4Address(parts[0]) ? 32 : 128;
    Optional<Integer> bits =
        parts.length == 2
            ? Decimals.whole(parts[1], 0, all).map(Math::toIntExact)
            : Optional.of(all);
    return bits.filter(some -> isFirst(parts[0], all - some))
        .map(some -> new IpSubnetFilterRule(parts[0], some, IpFilterRuleType.ACCEPT))
        .map(rule -> new Network(text.strip(), rule));
  }

  /** Whether nothing is set in the bits that tell the addresses of a network apart. */
  private static boolean isFirst(String address, int bits) {
    BigInteger number = new BigInteger(1, NetUtil.createByteArrayFromIpAddressString(address));
    return number.signum() == 0 || number.getLowestSetBit() >= bits;
  }

  /**
   * The address in {@code 192.0.2.1:443} or {@code [2001:db8::1]:443}, too; empty where none is.
   */
  public static Optional<String> address(String text) {
    String bare =
        text.replaceFirst("^\\[(.*)](:\\d+)?$", "$1").replaceFirst("^([0-9.]+):\\d+$", "$1");
    return Optional.of(bare).filter(Network::isAddress);
  }

  /**
   * One word for all addresses that one household or machine has: an address of IPv4 however it is
   * written, the first half of one of IPv6.
   */
  public static String household(String address) {
    return known(address)
        .map(
            known ->
                known instanceof Inet6Address
                    ? HexFormat.of().formatHex(known.getAddress(), 0, 8) + "/64"
                    : known.getHostAddress())
        .orElse(address);
  }

  /** Asks nobody: only what is written in numbers is known. */
  private static Optional<InetAddress> known(String address) {
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
    try {
      return bytes == null ? Optional.empty() : Optional.of(InetAddress.getByAddress(bytes));
    } catch (UnknownHostException ofNoSuchLength) {
      return Optional.empty();
    }
  }

  /** Without a zone: that has a meaning on one machine alone. */
  static boolean isAddress(String text) {
    return NetUtil.isValidIpV4Address(text)
        || (text.indexOf('%') < 0 && NetUtil.isValidIpV6Address(text));
  }

  /** Whether that address, written in numbers, is of it. */
  public boolean has(String address) {
    return known(address)
        .filter(known -> rule.matches(new InetSocketAddress(known, 0)))
        .isPresent();
  }

  @Override
  public String toString() {
    return written;
  }
}
