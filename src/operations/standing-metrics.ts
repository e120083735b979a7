import { Gauge, type Metric } from 'prom-client';

import type { RoomBacklog } from '../ports/store.ts';

/** That this Gavel leads a database that others could lead. */
export interface StandingLease {
  /** What it's for. */
  readonly name: string;
  /** How many times some Gavel has begun to lead. */
  readonly token: number;
  /** Whether nobody else can have taken over. */
  isCertain(): boolean;
}

/** What is asked for when Prometheus looks. */
export interface MetricSources {
  /** Whether each platform is connected, by its id. */
  connected(): ReadonlyMap<string, boolean>;
  /** What waits to be sent. */
  backlog(): Promise<readonly RoomBacklog[]>;
  /** How many jobs are due and not done. */
  dueJobs(): Promise<number>;
  /** None with SQLite, which only one Gavel can open. */
  readonly lease?: StandingLease | undefined;
}

/** Metrics register themselves nowhere: their registry takes them. */
const registers: [] = [];

const buildInfo = (version: string): Metric => {
  const gauge = new Gauge({
    name: 'gavel_build_info',
    help: 'Always 1; the labels say which Gavel runs on which Node.',
    labelNames: ['version', 'node'],
    registers,
  });
  gauge.set({ version, node: process.version }, 1);
  return gauge;
};

const connected = (standing: MetricSources): Metric =>
  new Gauge({
    name: 'gavel_platform_connected',
    help: '1 if Gavel is connected to the platform, else 0.',
    labelNames: ['platform'],
    registers,
    collect() {
      for (const [platform, isConnected] of standing.connected()) this.set({ platform }, isConnected ? 1 : 0);
    },
  });

const waiting = (standing: MetricSources): Metric =>
  new Gauge({
    name: 'gavel_outbox_waiting',
    help: 'Messages, marks and reactions waiting to be sent to the room.',
    labelNames: ['room'],
    registers,
    async collect() {
      const backlog = await standing.backlog();
      // A room in which nothing waits any more is gone.
      this.reset();
      for (const { room, count } of backlog) this.set({ room }, count);
    },
  });

const oldest = (standing: MetricSources): Metric =>
  new Gauge({
    name: 'gavel_outbox_oldest_seconds',
    help: 'How long the oldest of them has been waiting.',
    labelNames: ['room'],
    registers,
    async collect() {
      const backlog = await standing.backlog();
      this.reset();
      for (const { room, since } of backlog)
        if (since !== undefined) this.set({ room }, Math.max(0, Date.now() - Date.parse(since)) / 1000);
    },
  });

const jobsDue = (standing: MetricSources): Metric =>
  new Gauge({
    name: 'gavel_jobs_due',
    help: "Jobs that are due and haven't been done yet.",
    registers,
    async collect() {
      this.set(await standing.dueJobs());
    },
  });

const leaseHeld = ({ lease }: MetricSources): Metric =>
  new Gauge({
    name: 'gavel_lease_held',
    help: '1 if this Gavel leads, 0 if its lease may have run out. Only with PostgreSQL.',
    labelNames: ['lease'],
    registers,
    collect() {
      if (lease) this.set({ lease: lease.name }, lease.isCertain() ? 1 : 0);
    },
  });

const leaseToken = ({ lease }: MetricSources): Metric =>
  new Gauge({
    name: 'gavel_lease_token',
    help: 'How many times a Gavel has begun to lead this database. Only with PostgreSQL.',
    labelNames: ['lease'],
    registers,
    collect() {
      if (lease) this.set({ lease: lease.name }, lease.token);
    },
  });

/** What is looked up when Prometheus asks. */
export const standingMetrics = (version: string, standing: MetricSources): readonly Metric[] => [
  buildInfo(version),
  ...[connected, waiting, oldest, jobsDue, leaseHeld, leaseToken].map((make) => make(standing)),
];
