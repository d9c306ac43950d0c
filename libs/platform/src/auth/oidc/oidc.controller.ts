import { Controller, Get, HttpStatus, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { PlatformSettings } from '../../config/platform.settings';
import { Public } from '../access.decorators';
import { SignIn } from '../session/sign-in';
import { hasAnyRole } from '../store-roles';
import { IdentityProvider, SignInError } from './identity-provider';
import { JourneyCookie } from './journey-cookie';
import { returnPathOf } from './return-path';

const CALLBACK = '/auth/callback';

/** The way to the identity provider and back; browsers take it, no caller of the API does. */
@ApiExcludeController()
@Public()
@Controller('auth')
export class OidcController {
  constructor(
    private readonly provider: IdentityProvider,
    private readonly journeys: JourneyCookie,
    private readonly signIn: SignIn,
    private readonly settings: PlatformSettings,
  ) {}

  /** Sends somebody to the provider. */
  @Get('sign-in')
  async leave(@Query('returnTo') returnTo: unknown, @Res() response: Response): Promise<void> {
    if (this.settings.OIDC_CLIENT_ID === undefined || !this.signIn.isPossible) {
      tell(response, 'SIGN_IN_NOT_SET_UP');
      return;
    }
    await this.orTell(response, async () => {
      const { address, journey } = await this.provider.addressFor(this.address(CALLBACK).href);
      this.journeys.keep(response, { ...journey, returnTo: returnPathOf(returnTo) });
      response.redirect(HttpStatus.SEE_OTHER, address.href);
    });
  }

  /** Takes in who comes back. */
  @Get('callback')
  async comeBack(@Req() request: Request, @Res() response: Response): Promise<void> {
    const journey = this.journeys.take(request, response);
    if (journey === null) {
      tell(response, 'SIGN_IN_OUTDATED');
      return;
    }
    await this.orTell(response, async () => {
      const search = new URL(request.originalUrl, 'http://ours.invalid').search;
      const actor = await this.provider.whoCame(this.address(`${CALLBACK}${search}`), journey);
      // A provider knows many people; one without a role here has no business here.
      if (!hasAnyRole(actor.roles, actor.stores)) throw new SignInError('SIGN_IN_WITHOUT_ROLE');
      this.signIn.begin(actor, response);
      response.redirect(HttpStatus.SEE_OTHER, journey.returnTo);
    });
  }

  /** Whoever is under way sees a page, not JSON. */
  private async orTell(response: Response, step: () => Promise<void>): Promise<void> {
    response.setHeader('Cache-Control', 'no-store');
    try {
      await step();
    } catch (error) {
      if (!(error instanceof SignInError)) throw error;
      tell(response, error.code);
    }
  }

  private address(path: string): URL {
    const { href } = new URL(this.settings.PUBLIC_URL ?? '');
    return new URL(`${href.endsWith('/') ? href.slice(0, -1) : href}${path}`);
  }
}

function tell(response: Response, code: string): void {
  response.redirect(HttpStatus.SEE_OTHER, `/sign-in?problem=${code}`);
}
