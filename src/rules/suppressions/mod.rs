//! Group `suppressions`: instructions to copydesk that do nothing.

pub mod unused;
