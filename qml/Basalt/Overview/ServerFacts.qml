// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls

/** What is known of the server. */
Card {
    id: root

    required property Dashboard stats

    Heading {
        level: 2
        text: qsTr("Server")
    }
    FactRow {
        width: parent.width
        label: qsTr("Version")
        value: qsTr("Basalt %1").arg(Session.serverVersion)
    }
    FactRow {
        width: parent.width
        label: qsTr("Address")
        value: Session.serverUrl
    }
    FactRow {
        width: parent.width
        visible: root.stats.databaseStatus !== ""
        label: qsTr("Database")
        value: (Session.databaseName !== "" ? Session.databaseName + " · " : "") + (root.stats.databaseStatus === "connected" ? qsTr("connected") : root.stats.databaseStatus)
    }
    FactRow {
        width: parent.width
        visible: root.stats.complete
        label: qsTr("Storage")
        value: qsTr("%1 MB").arg(root.stats.storageMegabytes.toFixed(1))
    }
}
