// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma Singleton
import QtQuick

/** What people call the operations on records. */
QtObject {
    function text(operation: string): string {
        switch (operation) {
        case "list": return qsTr("List");
        case "view": return qsTr("View");
        case "create": return qsTr("Create");
        default: return qsTr("Update");
        }
    }
}
