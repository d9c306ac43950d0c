import { setFlagsFromString } from 'node:v8';

/**
 * Lets the heap grow to twice what lives in it before V8 collects all of it; on a machine with much
 * memory V8 itself waits for four times as much, and what a long scan leaves behind then looks like
 * a leak (docs/benchmarks.md: `peakRssMb`). `--heap-growing-percent` is V8's own (`node
 * --v8-options`); a Node that no longer knew it would go on without.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=100');
}
