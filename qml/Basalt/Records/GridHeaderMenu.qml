// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls

/** What one can do with a column. */
UiMenu {
    id: root

    required property string name
    required property bool frozen
    required property bool hasBefore
    required property bool hasAfter
    signal sortRequested(descending: bool)
    signal filterRequested
    signal moveRequested(direction: int)
    signal freezeRequested(freeze: bool)
    signal hideRequested

    objectName: "headerMenu"

    UiMenuItem {
        iconName: "arrow-up"
        text: qsTr("Sort upwards")
        onTriggered: root.sortRequested(false)
    }
    UiMenuItem {
        iconName: "arrow-down"
        text: qsTr("Sort downwards")
        onTriggered: root.sortRequested(true)
    }
    UiMenuItem {
        iconName: "funnel"
        text: qsTr("Filter…")
        onTriggered: root.filterRequested()
    }
    UiMenuSeparator { }
    UiMenuItem {
        iconName: "arrow-left"
        text: qsTr("Move left")
        enabled: root.hasBefore
        onTriggered: root.moveRequested(-1)
    }
    UiMenuItem {
        iconName: "arrow-right"
        text: qsTr("Move right")
        enabled: root.hasAfter
        onTriggered: root.moveRequested(1)
    }
    UiMenuItem {
        iconName: root.frozen ? "pin-off" : "pin"
        text: root.frozen ? qsTr("Scroll the column with the others") : qsTr("Keep the column at the left")
        onTriggered: root.freezeRequested(!root.frozen)
    }
    UiMenuItem {
        iconName: "eye-off"
        text: qsTr("Hide the column")
        onTriggered: root.hideRequested()
    }
    UiMenuSeparator { }
    UiMenuItem {
        iconName: "copy"
        text: qsTr("Copy the name")
        onTriggered: Desktop.copy(root.name)
    }
}
