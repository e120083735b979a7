import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

import { standingMetrics, type MetricSources } from './standing-metrics.ts';

// Names and units follow https://prometheus.io/docs/practices/naming/.

/** In seconds: from what nobody notices to what nobody waits for. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/** How sending something ended: `later` if the platform asked to wait, `failed` if it is tried again. */
export type SendOutcome = 'sent' | 'later' | 'failed' | 'undeliverable';

/** What Gavel counts and times, for Prometheus. */
export interface Metrics {
  readonly registry: Registry;
  readonly heard: Counter<'platform' | 'kind'>;
  readonly lastHeard: Gauge<'platform'>;
  readonly acknowledgement: Histogram<'platform'>;
  readonly events: Counter<'feature'>;
  readonly handled: Counter;
  readonly commit: Histogram;
  readonly commitFailures: Counter<'why'>;
  readonly sent: Counter<'platform' | 'kind' | 'outcome'>;
  readonly sending: Histogram<'platform'>;
  readonly jobs: Counter<'kind' | 'outcome'>;
  readonly job: Histogram<'kind'>;
  readonly pageStreams: Gauge;
  readonly pageStreamsRefused: Counter<'why'>;
}

/** A registry with all of Gavel's metrics, and those of the process. */
export function createMetrics(version: string, standing: MetricSources): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  for (const metric of standingMetrics(version, standing)) registry.registerMetric(metric);
  return {
    registry,
    heard: new Counter({
      name: 'gavel_heard_total',
      help: 'What was heard in rooms: messages, reactions, edits, deletions and recordings.',
      labelNames: ['platform', 'kind'],
      registers,
    }),
    lastHeard: new Gauge({
      name: 'gavel_last_heard_timestamp_seconds',
      help: 'When something was last heard on the platform (Unix time).',
      labelNames: ['platform'],
      registers,
    }),
    acknowledgement: new Histogram({
      name: 'gavel_acknowledgement_seconds',
      help: "From hearing something until it's on disk and the platform gets its acknowledgement.",
      labelNames: ['platform'],
      buckets: BUCKETS,
      registers,
    }),
    events: new Counter({
      name: 'gavel_events_total',
      help: 'Events written to the log, by feature.',
      labelNames: ['feature'],
      registers,
    }),
    handled: new Counter({
      name: 'gavel_handled_total',
      help: 'Things heard that were handled.',
      registers,
    }),
    commit: new Histogram({
      name: 'gavel_commit_seconds',
      help: 'How long a commit to the store takes.',
      buckets: BUCKETS,
      registers,
    }),
    commitFailures: new Counter({
      name: 'gavel_commit_failures_total',
      help: "Commits that failed: someone else wrote first (conflict), it was heard before (repeated), or the disk can't be written (unavailable).",
      labelNames: ['why'],
      registers,
    }),
    sent: new Counter({
      name: 'gavel_sent_total',
      help: 'What Gavel tried to send: sent, later (the platform asked to wait), failed (tried again), or undeliverable.',
      labelNames: ['platform', 'kind', 'outcome'],
      registers,
    }),
    sending: new Histogram({
      name: 'gavel_send_seconds',
      help: 'How long sending something to the platform takes.',
      labelNames: ['platform'],
      buckets: BUCKETS,
      registers,
    }),
    jobs: new Counter({
      name: 'gavel_jobs_total',
      help: 'Jobs that were run: done, or failed and tried again.',
      labelNames: ['kind', 'outcome'],
      registers,
    }),
    job: new Histogram({
      name: 'gavel_job_seconds',
      help: 'How long a job takes.',
      labelNames: ['kind'],
      buckets: BUCKETS,
      registers,
    }),
    pageStreams: new Gauge({
      name: 'gavel_page_streams',
      help: 'Public pages that are open and hear of changes.',
      registers,
    }),
    pageStreamsRefused: new Counter({
      name: 'gavel_page_streams_refused_total',
      help: 'Public pages that have to ask for changes themselves: too many are open at one address (address), or in all (all).',
      labelNames: ['why'],
      registers,
    }),
  };
}
