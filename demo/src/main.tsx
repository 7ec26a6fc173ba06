import './handover';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { CustomerAuthProvider } from 'react-customer-auth';
import 'react-customer-auth/styles.css';
import { Provider } from 'urql';
import { shop } from './shops';
import './theme.css';
import { Theme } from './Theme';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Provider value={shop.client}>
        <CustomerAuthProvider auth={shop.auth}>
          <Theme />
        </CustomerAuthProvider>
      </Provider>
    </StrictMode>,
  );
}
