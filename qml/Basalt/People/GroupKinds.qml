// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma Singleton
import QtQuick

/** Where the members of a group come from. */
QtObject {
    readonly property list<string> all: ["internal", "external", "hybrid"]

    function text(kind: string): string {
        switch (kind) {
        case "external": return qsTr("from sign-in providers");
        case "hybrid": return qsTr("by hand and from providers");
        default: return qsTr("by hand");
        }
    }
}
