// Switches on the few GOV.UK Frontend components that these pages use. Every page works without this file.
import { Button, ErrorSummary, NotificationBanner, ServiceNavigation, SkipLink, createAll } from "govuk-frontend";

// The components ask for these classes; set here rather than in the page, so that no inline script is needed.
document.body.classList.add("js-enabled", "govuk-frontend-supported");

for (const component of [Button, ErrorSummary, NotificationBanner, ServiceNavigation, SkipLink]) {
  createAll(component);
}
