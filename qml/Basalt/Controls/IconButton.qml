// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Templates as T
import Basalt.App
import Basalt.Theme

/** A square button with an icon only; its hint is its name. */
T.Button {
    id: root

    property string iconName: command ? command.iconName : ""
    property string hint: command ? command.title : ""
    property Command command: null
    /** Without a command: it changes something on the server, and is off while everything is only looked at. */
    property bool writes: false
    readonly property string reason: command ? command.reason : writes ? Commands.readOnlyReason : ""
    property color ink: checked ? Theme.accent : hovered ? Theme.text : Theme.muted
    property int size: Theme.controlHeight - Theme.space1

    enabled: command ? command.enabled : reason === ""
    opacity: enabled ? 1 : Theme.disabledOpacity
    implicitWidth: size
    implicitHeight: size
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    onClicked: if (command) command.trigger()

    Accessible.name: hint
    Accessible.description: reason

    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            name: root.iconName
            color: root.ink
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: root.down ? Theme.pressed : root.hovered ? Theme.hover : Theme.transparent

        FocusRing {
            shown: root.visualFocus
        }
    }

    UiToolTip {
        shown: root.hovered && !root.down && root.hint !== ""
        text: root.hint
        shortcutText: root.command ? root.command.shortcutText : ""
    }
}
