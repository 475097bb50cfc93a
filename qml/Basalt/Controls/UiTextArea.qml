// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Templates as T
import Basalt.Theme

/** Several lines of text; code if `mono`. */
Rectangle {
    id: root

    property alias text: area.text
    property alias editor: area
    property bool mono: false
    property bool invalid: false
    property string placeholderText

    implicitWidth: Theme.grid(60)
    implicitHeight: Theme.grid(22)
    radius: Theme.radius
    color: Theme.field
    border.width: area.activeFocus ? Theme.focusWidth : Theme.hairline
    border.color: invalid ? Theme.danger : area.activeFocus ? Theme.accent : Theme.controlBorderSoft

    Flickable {
        id: flick

        anchors.fill: parent
        anchors.margins: Theme.focusWidth
        clip: true
        contentWidth: width
        contentHeight: area.height
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: UiScrollBar { }

        T.TextArea {
            id: area

            width: flick.width
            height: Math.max(implicitHeight, flick.height)
            implicitHeight: contentHeight + topPadding + bottomPadding
            padding: Theme.space2
            color: Theme.text
            selectionColor: Theme.accent
            selectedTextColor: Theme.accentInk
            selectByMouse: true
            wrapMode: TextEdit.Wrap
            font.family: root.mono ? Theme.monoFamily : Theme.family
            font.pixelSize: root.mono ? Theme.fontMono : Theme.fontBase
            font.preferShaping: !root.mono
            Accessible.name: root.placeholderText

            UiText {
                x: area.leftPadding
                y: area.topPadding
                visible: area.text === ""
                text: root.placeholderText
                color: Theme.faint
                font: area.font
            }
        }
    }
}
