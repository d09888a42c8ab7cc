import { Agent, type Dispatcher, EnvHttpProxyAgent, Pool } from 'undici'
import { type ProxySettings } from '../settings/proxy'

type PoolConnectOptions = Parameters<Pool['connect']>[0]
type Options = Agent.Options & { connect: { timeout: number } }

/** Sends calls to Huawei Cloud, through the proxy when there is one. Without `proxy` no variable of the environment counts. */
export function createDispatcher(proxy: ProxySettings | null, options: Options): Dispatcher {
  if (proxy === null) return new Agent(options)
  const { connect } = options
  return new EnvHttpProxyAgent({
    ...options,
    // Empty texts, or undici would read the variables itself.
    httpProxy: proxy.http ?? '',
    httpsProxy: proxy.https ?? '',
    noProxy: proxy.bypass,
    proxyTls: connect,
    requestTls: connect,
    // undici waits five minutes for the proxy's answer, and the signal of a call ends no call that has no connection yet.
    clientFactory: (origin, client) =>
      new ProxyPool(origin, { ...client, headersTimeout: connect.timeout, bodyTimeout: connect.timeout }),
  })
}

/** No connection to the proxy, or no answer from it. */
export class ProxyFailure extends Error {
  constructor(cause: unknown) {
    super('The proxy failed.', { cause })
  }
}

class ProxyPool extends Pool {
  override async connect(options: PoolConnectOptions): Promise<Dispatcher.ConnectData> {
    return super.connect(options).catch((error: unknown) => {
      throw new ProxyFailure(error)
    })
  }
}
