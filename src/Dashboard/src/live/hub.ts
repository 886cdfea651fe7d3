import { HubConnection, HubConnectionBuilder, HubConnectionState, LogLevel } from '@microsoft/signalr';
import type { DeskFrame, WallFrame } from '../api/contracts';

/** The only module that knows SignalR. */
export interface HubTopics {
  wall: WallFrame;
  desk: DeskFrame;
  unit: DeskFrame;
  issue: { id: string; version: number };
}

export interface Hub {
  on<T extends keyof HubTopics>(topic: T, handler: (message: HubTopics[T]) => void): void;
  /** Tell the server what this screen watches; told again after every reconnect. `afterwards` runs each time it has been told. */
  watch(method: string, args: unknown[], afterwards?: () => void): void;
  unwatch(method: string, topic: string): void;
  close(): void;
}

/** Frames come at least once a second: five seconds of silence is a dead line. */
const serverTimeoutMs = 5_000;
const keepAliveMs = 2_000;
const retryMaxMs = 5_000;

/** 0.25 s, doubling to 5 s, each ± 50 %, for ever: a hall full of walls must not come back in step. */
export function retryDelayMs(attempt: number, random: () => number = Math.random): number {
  return Math.min(retryMaxMs, 250 * 2 ** Math.min(attempt, 10)) * (0.5 + random());
}

export function connectHub(url = '/hub/live'): Hub {
  const connection: HubConnection = new HubConnectionBuilder()
    .withUrl(url)
    .withServerTimeout(serverTimeoutMs)
    .withKeepAliveInterval(keepAliveMs)
    .withAutomaticReconnect({ nextRetryDelayInMilliseconds: (context) => retryDelayMs(context.previousRetryCount) })
    .configureLogging(LogLevel.None)
    .build();

  const watches = new Map<string, { method: string; args: unknown[]; afterwards: (() => void) | undefined }>();
  let closed = false;

  const tell = async (watch: { method: string; args: unknown[]; afterwards: (() => void) | undefined }): Promise<void> => {
    try {
      await connection.invoke(watch.method, ...watch.args);
      watch.afterwards?.();
    } catch {
      // The line broke while asking: the reconnect asks again. A refusal shows as a picture that stays old.
    }
  };
  const tellAll = (): void => watches.forEach((watch) => void tell(watch));

  const start = async (attempt: number): Promise<void> => {
    if (closed) return;
    try {
      await connection.start();
      tellAll();
    } catch {
      setTimeout(() => void start(attempt + 1), retryDelayMs(attempt));
    }
  };
  connection.onreconnected(tellAll);
  connection.onclose(() => void start(0));
  void start(0);

  const key = (method: string, args: unknown[]): string => JSON.stringify([method, ...args]);
  return {
    on: (topic, handler) => connection.on(topic, handler),
    watch: (method, args, afterwards) => {
      const watch = { method, args, afterwards };
      watches.set(key(method, args), watch);
      if (connection.state === HubConnectionState.Connected) void tell(watch);
    },
    unwatch: (method, topic) => {
      for (const [name, watch] of watches) {
        if (watch.method === method) watches.delete(name);
      }
      if (connection.state === HubConnectionState.Connected) connection.invoke('Leave', topic).catch(() => undefined);
    },
    close: () => {
      closed = true;
      void connection.stop();
    },
  };
}
