// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Basalt.Theme

/** One of several. The texts come from a string list or a model with `textRole`. */
T.ComboBox {
    id: root

    property bool mono: false
    property bool invalid: false
    property string placeholderText: ""

    implicitWidth: Theme.grid(40)
    implicitHeight: Theme.controlHeight
    leftPadding: Theme.space3 - Theme.focusWidth
    rightPadding: Theme.space8
    opacity: enabled ? 1 : Theme.disabledOpacity
    hoverEnabled: true
    Accessible.name: displayText

    contentItem: UiText {
        text: root.currentIndex < 0 ? root.placeholderText : root.displayText
        color: root.currentIndex < 0 ? Theme.faint : Theme.text
        font.family: root.mono ? Theme.monoFamily : Theme.family
    }
    indicator: Icon {
        x: root.mirrored ? Theme.space2 : root.width - width - Theme.space2
        y: (root.height - height) / 2
        name: "chevron-down"
        color: Theme.faint
        size: Theme.iconSizeSmall
    }
    background: Rectangle {
        radius: Theme.radius
        color: root.down ? Theme.pressed : root.hovered ? Theme.hover : Theme.raised
        border.width: Theme.hairline
        border.color: root.invalid ? Theme.danger : root.hovered ? Theme.controlBorder : Theme.controlBorderSoft

        FocusRing {
            shown: root.visualFocus
        }
    }
    delegate: T.ItemDelegate {
        id: option

        required property int index
        readonly property string label: root.textAt(index)

        width: ListView.view ? ListView.view.width : implicitWidth
        implicitHeight: Theme.navItemHeight
        leftPadding: Theme.space2
        rightPadding: Theme.space2
        highlighted: root.highlightedIndex === index
        hoverEnabled: true
        Accessible.name: label

        contentItem: UiText {
            text: option.label
            font.family: root.mono ? Theme.monoFamily : Theme.family
            color: root.currentIndex === option.index ? Theme.accent : Theme.text
        }
        background: Rectangle {
            radius: Theme.radiusSmall
            color: option.highlighted ? Theme.hover : Theme.transparent
        }
    }
    popup: T.Popup {
        y: root.height + Theme.space1
        width: Math.max(root.width, Theme.grid(40))
        height: Math.min(contentItem.implicitHeight + topPadding + bottomPadding, Theme.grid(75))
        padding: Theme.space1
        margins: Theme.space2

        contentItem: ListView {
            clip: true
            implicitHeight: contentHeight
            model: root.popup.visible ? root.delegateModel : null
            currentIndex: root.highlightedIndex
            boundsBehavior: Flickable.StopAtBounds
            T.ScrollBar.vertical: UiScrollBar { }
        }
        background: Surface {
            cornerRadius: Theme.radius + Theme.focusWidth
        }
    }
}
