import { isMainThread, parentPort } from 'node:worker_threads';

/** One bundle, two lives: a command line, and, loaded as a worker thread by the editor, the engine. */
async function main(): Promise<void> {
  if (!isMainThread && parentPort !== null) {
    const port = parentPort;
    const { Engine } = await import('../node/engine/engine');
    const { SnapshotEncoder } = await import('../protocol/snapshotStream');
    const encoder = new SnapshotEncoder();
    const engine = new Engine((message) => port.postMessage(encoder.encode(message)));
    port.on('message', (message) => engine.receive(message as never));
    return;
  }
  const { runCommandLine } = await import('./commandLine');
  process.exitCode = await runCommandLine(process.argv.slice(2));
}

void main();
