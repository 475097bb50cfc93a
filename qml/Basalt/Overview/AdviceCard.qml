// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls

/** What is worth a look: who may read what, and how safely one is connected. */
Card {
    id: root

    required property Dashboard stats

    Heading {
        level: 2
        text: qsTr("Advice")
    }
    AdviceRow {
        width: parent.width
        visible: root.stats.publicCollections > 0
        tone: "warning"
        text: qsTr("%Ln collection(s) can be read or written by anybody.", "", root.stats.publicCollections)
        onActivated: Navigator.open("collections")
    }
    AdviceRow {
        width: parent.width
        visible: root.stats.collections === 0
        tone: "info"
        text: qsTr("There are no collections yet. Begin with one.")
        onActivated: Navigator.open("newCollection")
    }
    AdviceRow {
        width: parent.width
        visible: !Session.keychain
        tone: "info"
        text: qsTr("This computer has no keychain: you sign in anew each time.")
    }
    AdviceRow {
        width: parent.width
        visible: Session.environment === "production" && Session.serverUrl.startsWith("http:")
        tone: "danger"
        text: qsTr("This production server is reached without encryption.")
    }
    AdviceRow {
        width: parent.width
        visible: root.stats.publicCollections === 0 && root.stats.collections > 0
        tone: "success"
        text: qsTr("No collection is open to the public.")
    }
}
