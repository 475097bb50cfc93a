// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Templates as T
import Basalt.App
import Basalt.Theme

/**
 * A button. With a command it takes text, icon, shortcut and state from it. Kinds: primary, secondary, ghost, danger; ember
 * and stone for the dark half of the first page.
 */
T.Button {
    id: root

    property string kind: "secondary"
    property string iconName: command ? command.iconName : ""
    property string trailingIcon: ""
    property Command command: null
    /** Without a command: it changes something on the server, and is off while everything is only looked at. */
    property bool writes: false
    readonly property string reason: command ? command.reason : writes ? Commands.readOnlyReason : ""
    property bool showShortcut: false
    property bool busy: false
    property string hint: ""
    property bool large: false
    /** Like a field: text at the start, trailing icon at the end, cut where it is too long. */
    property bool wide: false

    readonly property bool filled: kind === "primary" || kind === "danger" || kind === "ember"
    readonly property color ink: {
        switch (kind) {
        case "primary": return Theme.accentInk;
        case "danger": return Theme.dark ? Theme.accentInk : Theme.surface;
        case "ember": return Theme.emberInk;
        case "stone": return Theme.stoneText;
        case "ghost": return root.hovered ? Theme.text : Theme.muted;
        default: return Theme.text;
        }
    }
    readonly property color ground: {
        switch (kind) {
        case "primary": return root.down ? Theme.accentPressed : root.hovered ? Theme.accentHover : Theme.accent;
        case "danger": return root.down || root.hovered ? Qt.darker(Theme.danger, 1.1) : Theme.danger;
        case "ember": return root.down ? Qt.darker(Theme.ember, 1.1) : root.hovered ? Qt.lighter(Theme.ember, 1.08) : Theme.ember;
        case "stone": return root.down || root.hovered ? Theme.stoneBorder : Theme.stoneRaised;
        case "ghost": return root.down ? Theme.pressed : root.hovered ? Theme.hover : Theme.transparent;
        default: return root.down ? Theme.pressed : root.hovered ? Theme.hover : Theme.raised;
        }
    }

    text: command ? command.title : ""
    enabled: (command ? command.enabled : reason === "") && !busy
    opacity: enabled || busy ? 1 : Theme.disabledOpacity
    implicitWidth: contentItem.implicitWidth + leftPadding + rightPadding
    implicitHeight: large ? Theme.controlHeightLarge : Theme.controlHeight
    leftPadding: Theme.space3
    rightPadding: Theme.space3
    spacing: Theme.space2
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    onClicked: if (command) command.trigger()

    Accessible.name: text !== "" ? text : hint
    Accessible.description: reason !== "" ? reason : hint

    contentItem: Item {
        implicitWidth: root.wide ? Theme.grid(30) : row.implicitWidth
        implicitHeight: row.implicitHeight

        Row {
            id: row

            anchors.verticalCenter: parent.verticalCenter
            x: root.wide ? 0 : Math.max(0, (parent.width - width) / 2)
            spacing: Theme.space2

            Spinner {
                anchors.verticalCenter: parent.verticalCenter
                visible: root.busy
                color: root.ink
                size: Theme.iconSizeSmall
            }
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: root.iconName !== "" && !root.busy
                name: root.iconName
                color: root.ink
                size: Theme.iconSizeSmall
            }
            UiText {
                anchors.verticalCenter: parent.verticalCenter
                visible: text !== ""
                width: root.wide ? Math.min(implicitWidth, root.availableWidth - Theme.grid(12)) : implicitWidth
                text: root.text
                color: root.ink
                font.weight: root.wide ? Font.Normal : Theme.weightMedium
            }
            KeyHint {
                anchors.verticalCenter: parent.verticalCenter
                text: root.showShortcut && root.command ? root.command.shortcutText : ""
                color1: root.ink
                edge: root.ink
                opacity: 0.8
            }
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: root.trailingIcon !== "" && !root.wide
                name: root.trailingIcon
                color: root.filled ? root.ink : Theme.faint
                size: Theme.iconSizeSmall
            }
        }
        Icon {
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            visible: root.trailingIcon !== "" && root.wide
            name: root.trailingIcon
            color: Theme.faint
            size: Theme.iconSizeSmall
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: root.ground
        border.width: root.filled || root.kind === "ghost" ? 0 : Theme.hairline
        border.color: root.kind === "stone" ? Theme.stoneControl : Theme.controlBorderSoft

        FocusRing {
            shown: root.visualFocus
        }
    }

    UiToolTip {
        shown: root.hovered && root.hint !== "" && !root.down
        text: root.hint
        shortcutText: root.command ? root.command.shortcutText : ""
    }
}
