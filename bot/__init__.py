"""ironwatch: reads news feeds, notices watched terms, tells Telegram chats once per incident."""
