import type { Client } from '@urql/core';
import type { Send } from '../backends/backend.js';
import { outlivingPage, ownRequest } from './ownRequest.js';

/** By which urql client a session's own requests go. */
export interface Connection {
  send: Send;
  /** The same for what is to arrive although the page is left. */
  sendLast: Send;
  /** Sends by this client from now on; returns how to make room for another one. */
  connect: (client: Client) => () => void;
  /** Sends by this client, unless another one is connected. */
  adopt: (client: Client) => void;
}

export function createConnection(): Connection {
  let connections = 0;
  let client: Client | undefined;

  const send: Send = async (kind, document, variables, adapt) => {
    if (!client) {
      throw new Error(
        process.env.NODE_ENV === 'production'
          ? 'no client'
          : "react-customer-auth: no urql client is connected, so there is nothing to send this request with. Put <CustomerAuthProvider auth={auth}> inside urql's <Provider value={client}>, or call auth.connect(client) outside React.",
      );
    }
    const operation = client.createRequestOperation(kind, ownRequest(document, variables), {
      preferGetMethod: false,
      requestPolicy: 'network-only',
      customerAuth: 'own',
    });
    return client.executeRequestOperation(adapt?.(operation) ?? operation).toPromise();
  };

  return {
    send,
    sendLast: (kind, document, variables, adapt) =>
      send(kind, document, variables, (operation) =>
        outlivingPage(adapt?.(operation) ?? operation),
      ),
    connect(next) {
      if (process.env.NODE_ENV !== 'production' && connections && client !== next) {
        throw new Error(
          'react-customer-auth: this auth is already connected to another urql client. A session belongs to one client: share the client, or make an auth for each with createCustomerAuth().',
        );
      }
      client = next;
      connections++;
      return () => {
        connections--;
      };
    },
    adopt(next) {
      if (!connections) client = next;
    },
  };
}
