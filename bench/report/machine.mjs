/** What the figures were taken on. */
import { cpus, loadavg, totalmem } from 'node:os';

export function machine() {
  const [{ model }] = cpus();
  const memory = (totalmem() / 2 ** 30).toFixed(0);
  const load = loadavg()[0].toFixed(1);
  return `${cpus().length} x ${model}, ${memory} GB, Node ${process.version}, load ${load}`;
}
