import { connect, createServer, type Server, type Socket } from "node:net";

/** Stands between an application and its PostgreSQL, and can cut or stall what goes through. */
export class Gate {
  readonly #server: Server;
  readonly #target: { host: string; port: number };
  readonly #sockets = new Set<Socket>();
  #port = 0;
  #isStalled = false;

  private constructor(target: { host: string; port: number }) {
    this.#target = target;
    this.#server = createServer((client) => this.#pass(client));
  }

  /** @param url of the server behind it */
  static async start(url: string): Promise<Gate> {
    const { hostname, port } = new URL(url);
    const gate = new Gate({ host: hostname, port: Number(port || 5432) });
    await gate.open();
    return gate;
  }

  /** `url` through this gate. */
  through(url: string): string {
    const changed = new URL(url);
    changed.hostname = "127.0.0.1";
    changed.port = String(this.#port);
    return changed.href;
  }

  /** As a server that died: connections break, new ones are refused. */
  async cut(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    for (const socket of this.#sockets) {
      socket.destroy();
    }
    await closed;
  }

  async open(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen(this.#port, "127.0.0.1", resolve);
    });
    const address = this.#server.address();
    this.#port = typeof address === "object" && address !== null ? address.port : this.#port;
  }

  /** As a server that hangs: connections stay, nothing comes back. */
  stall(): void {
    this.#isStalled = true;
    for (const socket of this.#sockets) {
      socket.pause();
    }
  }

  resume(): void {
    this.#isStalled = false;
    for (const socket of this.#sockets) {
      socket.resume();
    }
  }

  #pass(client: Socket): void {
    const server = connect(this.#target);
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      this.#sockets.add(from);
      from.on("data", (chunk) => {
        if (!to.write(chunk)) {
          from.pause();
        }
      });
      to.on("drain", () => {
        if (!this.#isStalled) {
          from.resume();
        }
      });
      from.on("error", () => undefined);
      from.on("close", () => {
        this.#sockets.delete(from);
        to.destroy();
      });
      if (this.#isStalled) {
        from.pause();
      }
    }
  }
}
