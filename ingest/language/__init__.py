"""What words say by themselves, wherever they stand: phrase lists, sentences, labels, headings, requests, claims."""
