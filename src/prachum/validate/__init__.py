"""Validate: a document's graph, a file or the whole dataset is judged by the SHACL shapes of `shapes/`."""

from prachum.validate.files import FORMATS, read_graph
from prachum.validate.judging import check_own_lists, validate, validate_file
from prachum.validate.report import Report, Result
from prachum.validate.shapes import load_codes, load_dataset_shapes, load_examples, load_shapes
from prachum.validate.together import compare_documents

__all__ = [
    "FORMATS",
    "Report",
    "Result",
    "check_own_lists",
    "compare_documents",
    "load_codes",
    "load_dataset_shapes",
    "load_examples",
    "load_shapes",
    "read_graph",
    "validate",
    "validate_file",
]
