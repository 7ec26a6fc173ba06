import { createCustomerAuthProxy } from 'react-customer-auth/server';
import { options } from '../../options';

export const POST = createCustomerAuthProxy(options);
