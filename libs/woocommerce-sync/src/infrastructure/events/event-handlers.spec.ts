import { Controller, Module, type Type } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { EventPattern } from '@nestjs/microservices';
import { EVENT_CHANNELS } from '../../application/dto/sync-event';
import { EventHandlers } from './event-handlers';

@Controller()
class AllEvents {
  @EventPattern([...EVENT_CHANNELS])
  handle(): void {
    return undefined;
  }
}

@Controller()
class MostEvents {
  @EventPattern(EVENT_CHANNELS.slice(1))
  handle(): void {
    return undefined;
  }
}

@Controller()
class FirstEvents {
  @EventPattern(EVENT_CHANNELS[0])
  handle(): void {
    return undefined;
  }
}

@Module({})
class Root {}

async function boot(...controllers: readonly Type[]): Promise<void> {
  await NestFactory.createApplicationContext(
    {
      module: Root,
      imports: [DiscoveryModule],
      controllers: [...controllers],
      providers: [EventHandlers],
    },
    { logger: false, abortOnError: false },
  );
}

describe('the handlers of events', () => {
  it('may share the channels', async () => {
    await expect(boot(AllEvents)).resolves.toBeUndefined();
    await expect(boot(MostEvents, FirstEvents)).resolves.toBeUndefined();
  });

  it('let no process start that would not hear one', async () => {
    await expect(boot(MostEvents)).rejects.toThrow(
      `The event channel "${EVENT_CHANNELS[0]}" has no handler`,
    );
  });

  it('let no process start that would take one twice', async () => {
    await expect(boot(AllEvents, FirstEvents)).rejects.toThrow(
      `"${EVENT_CHANNELS[0]}" has 2 handlers: AllEvents.handle, FirstEvents.handle`,
    );
  });
});
