/**
 * Loaded before the engine's bundle: stands in for `process.parentPort` of Electron's utility process. Messages travel over
 * Node's own channel between processes; ports are made here and bridged.
 */
import { EventEmitter } from 'node:events';
import { MessageChannel } from 'node:worker_threads';

const parentPort = new EventEmitter();
parentPort.postMessage = (data) => process.send({ from: 'parent', data });
Object.defineProperty(process, 'parentPort', { value: parentPort });

/** Electron's ports hand over an event with `data`, Node's the data itself. */
class PortMain extends EventEmitter {
  #port;

  constructor(port) {
    super();
    this.#port = port;
    port.on('message', (data) => this.emit('message', { data, ports: [] }));
    port.on('close', () => this.emit('close'));
  }

  postMessage(data) {
    this.#port.postMessage(data);
  }

  start() {
    this.#port.start();
  }
}

process.on('disconnect', () => process.exit(0));

let window = null;
process.on('message', ({ to, data }) => {
  if (to === 'port') {
    window?.postMessage(data);
    return;
  }
  const ports = [];
  if (data.kind === 'window') {
    const { port1, port2 } = new MessageChannel();
    window = port2;
    window.on('message', (message) => process.send({ from: 'port', data: message }));
    ports.push(new PortMain(port1));
  }
  parentPort.emit('message', { data, ports });
});
