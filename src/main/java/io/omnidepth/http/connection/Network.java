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

/** One address, or all addresses that begin alike. */
public final class Network {
  private final String written;
  private final IpSubnetFilterRule rule;

  private Network(String written, IpSubnetFilterRule rule) {
    this.written = written;
    this.rule = rule;
  }

  /**
   * Reads {@code 10.0.0.7}, {@code 10.0.0.0/24}, or the same of IPv6; empty for other texts. A
   * network is written by its first address: with another one, either part must be wrong.
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
   * Reads an address, also in {@code 192.0.2.1:443} or {@code [2001:db8::1]:443}; empty if there is
   * none.
   */
  public static Optional<String> address(String text) {
    String bare =
        text.replaceFirst("^\\[(.*)](:\\d+)?$", "$1").replaceFirst("^([0-9.]+):\\d+$", "$1");
    return Optional.of(bare).filter(Network::isAddress);
  }

  /**
   * A name for all addresses of one household or machine: an IPv4 address however it is written, or
   * the first half of an IPv6 address.
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

  /** Reads an address in numbers. It asks no name server. */
  private static Optional<InetAddress> known(String address) {
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
    try {
      return bytes == null ? Optional.empty() : Optional.of(InetAddress.getByAddress(bytes));
    } catch (UnknownHostException ofNoSuchLength) {
      return Optional.empty();
    }
  }

  /** Whether it is an address without a zone: a zone means something on one machine alone. */
  static boolean isAddress(String text) {
    return NetUtil.isValidIpV4Address(text)
        || (text.indexOf('%') < 0 && NetUtil.isValidIpV6Address(text));
  }

  /** Whether it contains that address, written in numbers. */
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
