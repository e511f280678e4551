import { once, setMaxListeners } from "node:events";
import type { AddressInfo, Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import dns2 from "dns2";
import { lookUp, type ZoneAnswer, type ZoneRecord } from "@/lib/testing/dns/lookup";
import type { Zone } from "@/lib/testing/dns/zone";

const { Packet, TCPServer, UDPServer } = dns2;
type Message = InstanceType<typeof Packet>;

/** How the whole server behaves. "truncate": UDP answers are empty and cut, so that whoever asks comes by TCP. */
export type Mode = "normal" | "silent" | "slow" | "servfail" | "refused" | "truncate";

export interface Query {
  /** In lower case. */
  name: string;
  /** "TXT", or "TYPE64" of a type without a name here. */
  type: string;
  transport: "udp" | "tcp";
}

export interface DnsServer {
  /** "127.0.0.1:port", by UDP and TCP. */
  readonly address: string;
  /** All that was asked, whatever was answered. */
  readonly queries: Query[];
  setMode: (mode: Mode) => void;
  setZone: (zone: Zone | (() => Zone)) => void;
  stop: () => Promise<void>;
}

export interface DnsServerOptions {
  latencyMillis?: number;
  /** Names of which the zone has nothing, neither above nor below, are answered with SERVFAIL instead of NXDOMAIN. */
  knowsOnlyItsOwn?: boolean;
  mode?: Mode;
}

interface State {
  zone: Zone | (() => Zone);
  mode: Mode;
  latencyMillis: number;
  knowsOnlyItsOwn: boolean;
  queries: Query[];
  stopped: AbortSignal;
}

const host = "127.0.0.1";
const slowMillis = 3000;
const ttl = 300;
const rcodes = { ok: 0, format: 1, servfail: 2, nxdomain: 3, notImplemented: 4, refused: 5 } as const;
const typeNames = new Map(Object.entries(Packet.TYPE).map(([name, number]) => [Number(number), name]));

/** A name server on loopback that answers from a zone as a recursive resolver would. */
export async function startDnsServer(
  zone: Zone | (() => Zone),
  { latencyMillis = 0, mode = "normal", knowsOnlyItsOwn = false }: DnsServerOptions = {},
): Promise<DnsServer> {
  const stopping = new AbortController();
  setMaxListeners(0, stopping.signal);
  const state: State = { zone, mode, latencyMillis, knowsOnlyItsOwn, queries: [], stopped: stopping.signal };
  const { udp, tcp, port } = await openBoth();
  const connections = new Set<Socket>();
  tcp.on("connection", (socket) => {
    connections.add(socket);
    socket.once("close", () => connections.delete(socket));
  });
  for (const [transport, server] of [["udp", udp] as const, ["tcp", tcp] as const]) {
    server.on("request", (request, send) => {
      answerTo(request, transport, state)
        .then((response) => (response === null ? undefined : send(response)))
        // Whoever asked has gone, or the server is being stopped.
        .catch(() => undefined);
    });
    server.on("requestError", () => undefined);
    server.on("error", () => undefined);
  }
  return {
    address: `${host}:${port}`,
    queries: state.queries,
    setMode: (next) => {
      state.mode = next;
    },
    setZone: (next) => {
      state.zone = next;
    },
    stop: async () => {
      stopping.abort();
      const closed = [once(udp, "close"), once(tcp, "close")];
      udp.close();
      tcp.close();
      // Whoever waits for an answer would keep the server open.
      for (const socket of connections) {
        socket.destroy();
      }
      await Promise.all(closed);
    },
  };
}

/** The same port for both: one that is free for TCP may be taken for UDP, and then another is tried. */
async function openBoth(triesLeft = 20) {
  const tcp = new TCPServer();
  tcp.listen(0, host);
  await once(tcp, "listening");
  const { port } = tcp.address() as AddressInfo;
  const udp = new UDPServer();
  udp.bind(port, host);
  try {
    await once(udp, "listening");
    return { udp, tcp, port };
  } catch (error) {
    udp.close();
    tcp.close();
    if (triesLeft === 0) {
      throw error;
    }
    return await openBoth(triesLeft - 1);
  }
}

/** null: no answer at all. What goes for the whole server comes before what goes for a name. */
async function answerTo(request: Message, transport: Query["transport"], state: State): Promise<Message | null> {
  const response = Packet.createResponseFromRequest(request);
  response.header.ra = 1;
  const [question] = request.questions;
  if (question === undefined || request.header.qr !== 0) {
    response.header.rcode = rcodes.format;
    return request.header.qr === 0 ? response : null;
  }
  const type = typeNames.get(question.type) ?? `TYPE${question.type}`;
  state.queries.push({ name: question.name.toLowerCase(), type, transport });
  if (request.header.opcode !== 0 || question.class !== Packet.CLASS.IN) {
    response.header.rcode = rcodes.notImplemented;
    return response;
  }
  const { mode, latencyMillis, stopped } = state;
  const zone = typeof state.zone === "function" ? state.zone() : state.zone;
  const look = (waits: boolean): ZoneAnswer =>
    state.knowsOnlyItsOwn && !knows(zone, question.name.toLowerCase())
      ? { kind: "fault", fault: "servfail" }
      : lookUp(zone, question.name, type, waits);
  const first = look(false);
  const isSlow = mode === "slow" || (first.kind === "fault" && first.fault === "slow");
  const found = isSlow ? look(true) : first;
  const fault = mode === "silent" || mode === "servfail" || mode === "refused" ? mode : faultOf(found);
  if (fault === "silent") {
    return null;
  }
  if (isSlow || latencyMillis > 0) {
    await sleep(isSlow ? slowMillis : latencyMillis, undefined, { signal: stopped });
  }
  if (fault !== null) {
    response.header.rcode = rcodes[fault];
  } else if (mode === "truncate" && transport === "udp") {
    response.header.tc = 1;
  } else if (found.kind === "none") {
    response.header.rcode = found.exists ? rcodes.ok : rcodes.nxdomain;
    response.answers.push(...found.chain.map(wireRecord));
  } else if (found.kind === "records") {
    response.answers.push(...found.records.map(wireRecord));
  }
  return response;
}

const knows = (zone: Zone, name: string) =>
  Object.keys(zone).some((own) => own === name || own.endsWith(`.${name}`) || name.endsWith(`.${own}`));

/** A slow name has been waited for by now. */
function faultOf(found: ZoneAnswer): "silent" | "servfail" | "refused" | null {
  return found.kind === "fault" && found.fault !== "slow" ? found.fault : null;
}

function wireRecord({ name, type, value }: ZoneRecord) {
  return new Packet.Resource({ name, type: Packet.TYPE[type], class: Packet.CLASS.IN, ttl, ...wireData(type, value) });
}

function wireData(type: ZoneRecord["type"], value: ZoneRecord["value"]) {
  switch (type) {
    case "TXT": {
      const texts = typeof value === "string" ? [value] : (value as readonly string[]);
      // The types know texts alone, the writer takes bytes as they are.
      return { data: texts.flatMap(chunksOf) as unknown as string[] };
    }
    case "MX":
      return value as { priority: number; exchange: string };
    case "CNAME":
      return { domain: String(value) };
    case "A":
    case "AAAA":
      return { address: String(value) };
    default:
      return type satisfies never;
  }
}

/** Character-strings of 255 bytes at most (RFC 1035 3.3). */
function chunksOf(text: string): Buffer[] {
  const bytes = Buffer.from(text);
  const chunks = [];
  for (let start = 0; start === 0 || start < bytes.length; start += 255) {
    chunks.push(bytes.subarray(start, start + 255));
  }
  return chunks;
}
