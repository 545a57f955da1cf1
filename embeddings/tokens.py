"""Texts to the token numbers that the default encoder's model was trained with."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer
from tokenizers.processors import TemplateProcessing

from graph.errors import EncoderError

__all__ = ["Tokenizer", "ids", "tokenizer"]

VOCABULARY_SHA256 = "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"
MAX_TOKENS = 256  # what the reference model reads of a text, both marks included
MAX_CHARACTERS = 65_536  # far more than 256 tokens need; keeps a text of 50 MB from being tokenised for nothing


def tokenizer(vocabulary: bytes) -> Tokenizer:
    """A WordPiece tokenizer over `vocabulary` (one piece a line, UTF-8), lower-casing as BERT does.

    Raises:
        EncoderError: the vocabulary is not the one that the model was trained with.
    """
    if hashlib.sha256(vocabulary).hexdigest() != VOCABULARY_SHA256:
        raise EncoderError("The encoder's vocabulary is damaged. Install Threadline again.")
    pieces = {piece: number for number, piece in enumerate(vocabulary.decode().removesuffix("\n").split("\n"))}
    made = Tokenizer(WordPiece(pieces, unk_token="[UNK]", max_input_chars_per_word=100))  # noqa: S106 - not a password
    made.normalizer = BertNormalizer(lowercase=True)
    made.pre_tokenizer = BertPreTokenizer()
    marks = [(mark, pieces[mark]) for mark in ("[CLS]", "[SEP]")]
    made.post_processor = TemplateProcessing(single="[CLS] $A [SEP]", special_tokens=marks)
    made.enable_truncation(MAX_TOKENS)
    return made


def ids(made: Tokenizer, texts: Sequence[str]) -> list[list[int]]:
    """Token numbers of each text, 2 to 256 of them: a mark before, a mark after, words past the limit left out."""
    return [encoding.ids for encoding in made.encode_batch([plain(text) for text in texts])]


def plain(text: str) -> str:
    """The text as the tokenizer can take it: of a bounded length, without half characters."""
    return text[:MAX_CHARACTERS].encode("utf-8", "replace").decode()
