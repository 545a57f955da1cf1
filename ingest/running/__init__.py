"""How documents get read: where they come from, the processes that read them and can be ended, what comes back."""
