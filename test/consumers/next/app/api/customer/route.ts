import { forms } from '../../forms';

export const POST = forms.handle;
