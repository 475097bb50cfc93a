// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Basalt.Controls

/** The types of things that lists are kept of, to choose one. */
ListView {
    id: root

    objectName: "resourceTypeList"
    clip: true
    activeFocusOnTab: true
    boundsBehavior: Flickable.StopAtBounds
    highlightMoveDuration: 0
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Types of things")
    T.ScrollBar.vertical: UiScrollBar { }
    delegate: ResourceTypeRow {
        width: ListView.view.width
        current: ListView.isCurrentItem
        onPressed: {
            root.forceActiveFocus();
            root.currentIndex = index;
        }
    }
}
