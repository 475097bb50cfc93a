// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Basalt.Controls
import Basalt.Theme

/** One line of the sidebar. */
T.AbstractButton {
    id: root

    property string iconName
    property string note
    property bool current: false
    property bool collapsed: false
    property bool nested: false
    signal activated

    implicitHeight: Theme.navItemHeight
    implicitWidth: Theme.grid(40)
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    onClicked: activated()
    Keys.onReturnPressed: activated()
    Accessible.role: Accessible.ListItem
    Accessible.name: text
    Accessible.selected: current

    contentItem: Item {
        Icon {
            id: mark

            visible: !root.nested
            x: Theme.space2
            anchors.verticalCenter: parent.verticalCenter
            name: root.iconName
            color: root.current ? Theme.accent : Theme.muted
        }
        RowLayout {
            anchors.fill: parent
            anchors.leftMargin: Theme.space8 + Theme.hairline
            anchors.rightMargin: Theme.space2
            spacing: Theme.space2
            visible: !root.collapsed

            UiText {
                Layout.fillWidth: true
                text: root.text
                color: root.current || root.hovered ? Theme.text : Theme.muted
                font.weight: root.nested && !root.current ? Font.Normal : Theme.weightMedium
            }
            UiText {
                text: root.note
                color: Theme.faint
                font.pixelSize: Theme.fontCaption
            }
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: root.current ? Theme.accentSoft : root.hovered ? Theme.hover : Theme.transparent

        FocusRing {
            shown: root.visualFocus
            anchors.margins: 0
        }
    }
    UiToolTip {
        x: root.width + Theme.space1
        y: 0
        shown: root.collapsed && root.hovered
        text: root.text
    }
}
