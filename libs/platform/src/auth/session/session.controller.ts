import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  HttpStatus,
  Post,
  Req,
  Res,
} from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { PlatformSettings } from '../../config/platform.settings';
import { Public } from '../access.decorators';
import { invalidToken } from '../identification';
import { InvalidTokenError, TokenVerifier } from '../tokens/token-verifier';
import { forgetSession, sessionTokenIn } from './session-cookie';
import { SessionResponse, SignedInResponse } from './session.response';
import { SessionTokens } from './session-tokens';
import { SignIn } from './sign-in';
import { SignInRequest } from './sign-in.request';

/** The sessions of the operator's page. */
@ApiTags('session')
@Public()
@Controller('auth/session')
export class SessionController {
  constructor(
    private readonly tokens: TokenVerifier,
    private readonly sessions: SessionTokens,
    private readonly signIn: SignIn,
    private readonly settings: PlatformSettings,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Who is signed in at the page, and how somebody can sign in' })
  @ApiOkResponse({ type: SessionResponse })
  find(@Req() request: Request, @Res({ passthrough: true }) response: Response): SessionResponse {
    response.setHeader('Cache-Control', 'no-store');
    const token = sessionTokenIn(request);
    const session = token === null ? null : this.sessions.read(token);
    const ended = token !== null && session === null;
    if (ended) forgetSession(response);
    return {
      session: session === null || token === null ? null : new SignedInResponse(session, token),
      ended,
      waysIn: {
        token: this.signIn.isPossible,
        provider: this.settings.OIDC_CLIENT_ID !== undefined && this.signIn.isPossible,
      },
    };
  }

  @Post()
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Sign in at the page by a token; the session is kept in a cookie' })
  @ApiOkResponse({ type: SignedInResponse })
  @ApiBadRequestResponse({ description: 'SESSION_TOO_LARGE, VALIDATION_FAILED' })
  @ApiUnauthorizedResponse({ description: 'INVALID_TOKEN' })
  async begin(
    @Body() { token }: SignInRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignedInResponse> {
    response.setHeader('Cache-Control', 'no-store');
    try {
      return this.signIn.begin(await this.tokens.verify(token), response);
    } catch (error) {
      throw error instanceof InvalidTokenError ? invalidToken(error) : error;
    }
  }

  @Delete()
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiOperation({ summary: 'Sign out of the page' })
  @ApiNoContentResponse({ description: 'Signed out, or was not signed in' })
  end(@Res({ passthrough: true }) response: Response): void {
    forgetSession(response);
  }
}
