// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Templates as T
import Basalt.App
import Basalt.Theme

/** One entry of a menu; with a command it takes everything from it. */
T.MenuItem {
    id: root

    property Command command: null
    property string iconName: command ? command.iconName : ""
    property string note
    property bool dangerous: false
    readonly property color ink: dangerous ? Theme.danger : Theme.text

    text: command ? command.title : ""
    enabled: command ? command.enabled : true
    opacity: enabled ? 1 : Theme.disabledOpacity
    implicitWidth: Math.max(Theme.grid(50), row.implicitWidth + noteText.implicitWidth + leftPadding + rightPadding + Theme.space6)
    implicitHeight: Theme.navItemHeight
    leftPadding: Theme.space2
    rightPadding: Theme.space2
    hoverEnabled: true
    onTriggered: if (command) command.trigger()
    Accessible.name: text

    contentItem: Item {
        Row {
            id: row

            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.space2

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: root.checkable ? (root.checked ? "check" : "") : root.iconName
                visible: root.checkable || root.iconName !== ""
                color: root.dangerous ? Theme.danger : root.checked ? Theme.accent : Theme.muted
                size: Theme.iconSizeSmall
            }
            UiText {
                anchors.verticalCenter: parent.verticalCenter
                text: root.text
                color: root.ink
                elide: Text.ElideNone
            }
        }
        UiText {
            id: noteText

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            text: root.note !== "" ? root.note : root.command ? root.command.shortcutText : ""
            color: Theme.faint
            font.pixelSize: Theme.fontSecondary
            elide: Text.ElideNone
        }
    }
    background: Rectangle {
        radius: Theme.radiusSmall
        color: root.highlighted || root.hovered ? Theme.hover : Theme.transparent
    }
}
