// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick

/** Who of a list was chosen for what is done with many at once. */
QtObject {
    /** Users' ids, in the order in which they were chosen. */
    property list<string> ids: []

    function toggle(id: string): void {
        const now = Array.from(ids);
        ids = now.includes(id) ? now.filter(each => each !== id) : [...now, id];
    }

    function clear(): void {
        ids = [];
    }
}
