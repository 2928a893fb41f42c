// Pieces that print the same under gVisor and under runc: `main.ts N` runs one of them.
// pieces: 34
import { spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { EventEmitter, once } from "node:events";
import * as fs from "node:fs";
import { connect } from "node:net";
import * as os from "node:os";
import * as path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { brotliDecompressSync, brotliCompressSync } from "node:zlib";
import { Worker } from "node:worker_threads";

type Piece = () => unknown;
type Shape = { kind: "circle"; radius: number } | { kind: "square"; side: number };

enum Colour {
    Red = 1,
    Green = Red << 2,
    Blue,
}

const enum Direction {
    Up = "UP",
    Down = "DOWN",
}

namespace Geometry {
    export const area = (shape: Shape): number =>
        shape.kind === "circle" ? Math.PI * shape.radius ** 2 : shape.side ** 2;
}

abstract class Animal {
    static #count = 0;
    constructor(protected readonly name: string, private legs = 4) {
        Animal.#count++;
    }
    abstract sound(): string;
    describe(): string {
        return `${this.name} on ${this.legs}: ${this.sound()}, ${Animal.#count}`;
    }
}

class Dog extends Animal {
    override sound(): string {
        return "woof";
    }
}

class Stack<T> implements Iterable<T> {
    private readonly held: T[] = [];
    push(...all: T[]): this {
        this.held.push(...all);
        return this;
    }
    *[Symbol.iterator](): Iterator<T> {
        yield* [...this.held].reverse();
    }
}

function overloaded(value: number): string;
function overloaded(value: string): number;
function overloaded(value: number | string): number | string {
    return typeof value === "number" ? value.toFixed(2) : value.length;
}

function isText(value: unknown): value is string {
    return typeof value === "string";
}

const raised = (action: () => unknown): unknown => {
    try {
        return action();
    } catch (error) {
        const { name, code, message } = error as NodeJS.ErrnoException;
        return [name, code, message.slice(0, 60)];
    }
};
const deep = (n: number): number => (n === 0 ? 0 : 1 + deep(n - 1));
const filed = (): unknown => {
    fs.mkdirSync("a/b", { recursive: true, mode: 0o750 });
    fs.writeFileSync("a/b/c", "text");
    fs.symlinkSync("b/c", "a/e");
    fs.chmodSync("a/b/c", 0o640);
    return [fs.statSync("a/b/c").mode.toString(8), fs.readlinkSync("a/e"), fs.readFileSync("a/e", "utf8"), fs.readdirSync("a").sort()];
};

const PIECES: Piece[] = [
    () => (3n ** 150n).toString(),
    () => [Colour.Red, Colour.Green, Colour.Blue, Colour[4], Object.keys(Colour).length],
    () => [Direction.Up, Direction.Down].join(),
    () => ([{ kind: "circle", radius: 2 }, { kind: "square", side: 3 }] as Shape[]).map(Geometry.area),
    () => new Dog("Rex").describe() + new Dog("Ada").describe(),
    () => [...new Stack<string>().push("a", "b", "c")],
    () => [overloaded(3.14159), overloaded("text")],
    () => ([1, "a", null, "b"] as unknown[]).filter(isText),
    () => ({ a: 1, ...{ b: 2 } }) satisfies Record<string, number>,
    () => (undefined as { x?: { y: number } } | undefined)?.x?.y ?? "nothing",
    () => Object.entries({ z: 1, a: 2 } as const).map(([key, value]) => `${key}=${value}`),
    () => (1234567.891).toLocaleString("de-DE"),
    () => "Ångström ñ 日本".normalize("NFD").length,
    () => ["Straße", "ärger", "Äpfel", "zebra"].sort((a, b) => a.localeCompare(b, "de")),
    () => new Date(2024, 1, 29, 12).toString(),
    () => createHash("sha256").update("text").digest("hex"),
    () => brotliDecompressSync(brotliCompressSync("a".repeat(1000))).length,
    () => raised(() => (null as unknown as { x: number }).x),
    () => [(raised(() => deep(1e6)) as string[])[0], deep(500)],
    () => filed(),
    () => {
        const file = fs.openSync("hole", "w+");
        fs.writeSync(file, "x", 1 << 20);
        return [fs.fstatSync(file).size, fs.readFileSync("hole").subarray(0, 3)];
    },
    () => spawnSync("sh", ["-c", "echo $0 $1; exit 3", "a", "b"], { encoding: "utf8" }).output,
    () => raised(() => fs.readFileSync("/nowhere/file")),
    () => (raised(() => fs.writeFileSync("/etc/passwd", "")) as string[])[0],
    () => [process.cwd(), process.getuid!(), process.umask(), Object.keys(process.env).sort()],
    () => [path.basename("/a/b.ts", ".ts"), randomBytes(16).length, fs.existsSync("/dev/zero")],
    () => [os.EOL, os.tmpdir(), os.endianness(), os.type()],
    () => once(new Worker('require("worker_threads").parentPort.postMessage(6 * 7)', { eval: true }), "message"),
    () => once(connect(9, "127.0.0.1"), "connect").catch((error: NodeJS.ErrnoException) => error.code),
    () => new Promise((done) => { process.on("SIGUSR2", done); process.kill(process.pid, "SIGUSR2"); }),
    () => Promise.allSettled([1, Promise.reject(new Error("no")), new Promise<string>((done) => setTimeout(done, 5, "late"))]),
    async () => {
        const letters: string[] = [];
        await pipeline(Readable.from(["a", "b"]), async function* (all: AsyncIterable<string>) {
            for await (const each of all) letters.push(each.toUpperCase());
        });
        return letters;
    },
    () => {
        const emitter = new EventEmitter();
        const seen: number[] = [];
        emitter.on("each", (n: number) => seen.push(n));
        return [emitter.emit("each", 1), emitter.emit("none"), seen];
    },
    () => structuredClone(new Map([["a", new Set([1])]])),
];

console.log(await PIECES[Number(process.argv[2])]!());
