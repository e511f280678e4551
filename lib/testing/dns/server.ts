import { setMaxListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import dns2 from "dns2";
import { lookUp, type ZoneRecord } from "@/lib/testing/dns/lookup";
import type { Zone } from "@/lib/testing/dns/zone";
import { freePort } from "@/scripts/postgres";

const { Packet } = dns2;
type Request = InstanceType<typeof Packet>;

/** How the whole server behaves. "truncate": UDP answers are empty and cut, so that whoever asks comes by TCP. */
export type Mode = "normal" | "silent" | "slow" | "servfail" | "refused" | "truncate";

export interface Query {
  name: string;
  type: string;
  transport: "udp" | "tcp";
}

export interface DnsServer {
  /** "127.0.0.1:port", by UDP and TCP. */
  readonly address: string;
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

const slowMillis = 3000;
const ttl = 300;
const rcodes = { ok: 0, servfail: 2, nxdomain: 3, refused: 5 } as const;
const typeNames = new Map(
  (["A", "AAAA", "CNAME", "MX", "TXT"] as const).map((type) => [Packet.TYPE[type] as number, type]),
);

/** A name server on loopback that answers from a zone as a recursive resolver would. */
export async function startDnsServer(
  zone: Zone | (() => Zone),
  { latencyMillis = 0, mode = "normal", knowsOnlyItsOwn = false }: DnsServerOptions = {},
): Promise<DnsServer> {
  const state = { zone, mode };
  const queries: Query[] = [];
  const stopped = new AbortController();
  setMaxListeners(0, stopped.signal);
  const answer = async (request: Request, transport: Query["transport"]): Promise<Request | null> => {
    const [question] = request.questions;
    const type = typeNames.get(question?.type ?? 0);
    const response = Packet.createResponseFromRequest(request);
    response.header.ra = 1;
    if (question === undefined || type === undefined) {
      return response;
    }
    queries.push({ name: question.name.toLowerCase(), type, transport });
    const held = typeof state.zone === "function" ? state.zone() : state.zone;
    const isForeign = knowsOnlyItsOwn && !knows(held, question.name.toLowerCase());
    const found = isForeign ? ({ kind: "fault", fault: "servfail" } as const) : lookUp(held, question.name, type);
    const behaviour = state.mode === "normal" && found.kind === "fault" ? found.fault : state.mode;
    if (latencyMillis > 0 || behaviour === "slow") {
      await sleep(behaviour === "slow" ? slowMillis : latencyMillis, undefined, { signal: stopped.signal });
    }
    if (behaviour === "silent") {
      return null;
    }
    if (behaviour === "servfail" || behaviour === "refused") {
      response.header.rcode = rcodes[behaviour];
    } else if (behaviour === "truncate" && transport === "udp") {
      response.header.tc = 1;
    } else if (found.kind === "none") {
      response.header.rcode = found.exists ? rcodes.ok : rcodes.nxdomain;
    } else if (found.kind === "records") {
      response.answers.push(...found.records.map(wireRecord));
    }
    return response;
  };
  const server = dns2.createServer({ udp: true, tcp: true });
  server.on("request", (request, send, client) => {
    const transport = "remoteAddress" in client ? "tcp" : "udp";
    answer(request, transport)
      .then((response) => (response === null ? undefined : send(response)))
      // Whoever asked has gone, or the server is being stopped.
      .catch(() => undefined);
  });
  server.on("requestError", () => undefined);
  server.on("error", () => undefined);
  const port = await listen(server);
  return {
    address: `127.0.0.1:${port}`,
    queries,
    setMode: (next) => {
      state.mode = next;
    },
    setZone: (next) => {
      state.zone = next;
    },
    stop: async () => {
      stopped.abort();
      await server.close();
    },
  };
}

const knows = (zone: Zone, name: string) =>
  Object.keys(zone).some((own) => own === name || own.endsWith(`.${name}`) || name.endsWith(`.${own}`));

/** The same port for both; the one that is free for TCP may be taken for UDP. */
async function listen(server: ReturnType<typeof dns2.createServer>): Promise<number> {
  const port = await freePort();
  const socket = { port, address: "127.0.0.1" };
  await server.listen({ udp: socket, tcp: socket });
  return port;
}

function wireRecord({ name, type, value }: ZoneRecord) {
  return new Packet.Resource({ name, type: Packet.TYPE[type], class: Packet.CLASS.IN, ttl, ...wireData(type, value) });
}

function wireData(type: ZoneRecord["type"], value: ZoneRecord["value"]) {
  switch (type) {
    case "TXT":
      // The types know texts alone, the writer takes bytes as they are.
      return { data: typeof value === "string" ? (chunksOf(value) as unknown as string[]) : (value as string[]) };
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
