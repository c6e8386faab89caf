// From times to a table: rate, median, p99, and how each path compares with its baseline.
import { cpus, totalmem } from 'node:os';

export type Round = {
  /** Calls and seconds of the part that counts for the rate. */
  calls: number;
  seconds: number;
  /** Of each call in the part that counts for the latency. */
  milliseconds: number[];
  /** Calls under way at once in the part for the rate. */
  atOnce: number;
};

export type Path = {
  name: string;
  /** Name of the path to compare with; none for a baseline. */
  baseline?: string;
  measure(): Promise<Round>;
};

export type Result = {
  name: string;
  calls: number;
  atOnce: number;
  ratePerSecond: number;
  medianMilliseconds: number;
  p99Milliseconds: number;
  baseline: string | null;
  /** Rate as a part of the baseline's rate. */
  ratio: number | null;
};

export type Target = { text: string; isMet: boolean };

function findQuantile(sorted: number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/**
 * Measures paths in turn, round after round, so that what else the machine does touches all of them alike.
 * The first round warms up and is not counted.
 */
export async function measurePaths(paths: Path[], rounds: number): Promise<Result[]> {
  const measured = new Map<string, Round[]>(paths.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, measure } of paths) {
      const result = await measure();
      if (round > 0) measured.get(name)!.push(result);
    }
  }
  const rates = new Map([...measured].map(([name, rounds]) => [name, findRate(rounds)]));
  return paths.map(({ name, baseline = null }) => {
    const rounds = measured.get(name)!;
    const milliseconds = rounds.flatMap((round) => round.milliseconds).sort((a, b) => a - b);
    return {
      name,
      calls: sum(rounds.map(({ calls }) => calls)) + milliseconds.length,
      atOnce: rounds[0]?.atOnce ?? 1,
      ratePerSecond: rates.get(name)!,
      medianMilliseconds: findQuantile(milliseconds, 0.5),
      p99Milliseconds: findQuantile(milliseconds, 0.99),
      baseline,
      ratio: baseline === null ? null : rates.get(name)! / (rates.get(baseline) ?? Number.NaN),
    };
  });
}

function findRate(rounds: Round[]): number {
  return sum(rounds.map(({ calls }) => calls)) / sum(rounds.map(({ seconds }) => seconds));
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

const headings = ['path', 'calls', 'at once', 'per second', 'median ms', 'p99 ms', 'ratio', 'baseline'];

function renderRow(result: Result): string[] {
  return [
    result.name,
    `${result.calls}`,
    `${result.atOnce}`,
    result.ratePerSecond.toFixed(result.ratePerSecond < 100 ? 1 : 0),
    result.medianMilliseconds.toFixed(2),
    result.p99Milliseconds.toFixed(2),
    result.ratio === null ? '-' : result.ratio.toFixed(2),
    result.baseline ?? '-',
  ];
}

/** A table that reads well as it is and is Markdown too. */
export function renderTable(results: Result[]): string {
  const rows = [headings, ...results.map(renderRow)];
  const widths = headings.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const isText = (column: number) => column === 0 || column === headings.length - 1;
  const lines = rows.map((row) => {
    const cells = row.map((cell, column) =>
      isText(column) ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!),
    );
    return `| ${cells.join(' | ')} |`;
  });
  const rule = widths.map((width, column) =>
    isText(column) ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  lines.splice(1, 0, `| ${rule.join(' | ')} |`);
  return lines.join('\n');
}

export function renderMachine(postgresVersion: string): string {
  const processors = cpus();
  const gigabytes = (totalmem() / 2 ** 30).toFixed(0);
  const model = processors[0]?.model.trim() || 'unknown processor';
  return `${processors.length} cores (${model}), ${gigabytes} GB, Node ${process.version}, PostgreSQL ${postgresVersion}`;
}
