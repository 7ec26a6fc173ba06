import { ar } from 'react-customer-auth/messages/ar';
import { de } from 'react-customer-auth/messages/de';
import { en } from 'react-customer-auth/messages/en';
import { es } from 'react-customer-auth/messages/es';
import { fr } from 'react-customer-auth/messages/fr';
import { ja } from 'react-customer-auth/messages/ja';

/** The languages that the toolbar offers, by their tags. */
export const languages = { en, de, fr, es, ja, ar };
