// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Basalt.Theme

/** A modal question or form: title, content, and buttons at the foot. Escape closes it. */
T.Dialog {
    id: root

    property string subtitle
    property string iconName
    property string tone: "neutral"
    property int contentWidth1: Theme.grid(110)
    property list<Item> buttons
    default property alias body: column.data

    parent: T.Overlay.overlay
    anchors.centerIn: parent
    width: Math.min(contentWidth1 + leftPadding + rightPadding, (parent ? parent.width : contentWidth1) - 2 * Theme.space8)
    height: Math.min(implicitHeight, (parent ? parent.height : implicitHeight) - 2 * Theme.space8)
    implicitHeight: contentItem.implicitHeight + topPadding + bottomPadding
    padding: Theme.space6
    modal: true
    dim: true
    focus: true
    closePolicy: T.Popup.CloseOnEscape

    T.Overlay.modal: Rectangle {
        color: Theme.scrim
    }

    background: Surface { }
    contentItem: ColumnLayout {
        spacing: Theme.space4

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space3

            Rectangle {
                Layout.preferredWidth: Theme.grid(9)
                Layout.preferredHeight: Theme.grid(9)
                Layout.alignment: Qt.AlignTop
                visible: root.iconName !== ""
                radius: Theme.radius
                color: Theme.toneSoft(root.tone)

                Icon {
                    anchors.centerIn: parent
                    name: root.iconName
                    color: Theme.toneColor(root.tone)
                }
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: Theme.space1

                Heading {
                    Layout.fillWidth: true
                    level: 2
                    text: root.title
                    wrapMode: Text.WordWrap
                }
                UiText {
                    Layout.fillWidth: true
                    visible: root.subtitle !== ""
                    text: root.subtitle
                    color: Theme.muted
                    wrapMode: Text.WordWrap
                }
            }
        }
        Flickable {
            id: flick

            Layout.fillWidth: true
            Layout.fillHeight: true
            implicitHeight: column.implicitHeight
            visible: column.children.length > 0
            contentWidth: width
            contentHeight: column.implicitHeight
            clip: contentHeight > height
            boundsBehavior: Flickable.StopAtBounds
            T.ScrollBar.vertical: UiScrollBar { }

            Column {
                id: column

                width: flick.width
                spacing: Theme.space4
            }
        }
        Row {
            id: foot

            Layout.alignment: Qt.AlignRight
            spacing: Theme.space2
            data: root.buttons
        }
    }
    enter: Transition {
        NumberAnimation {
            property: "opacity"
            from: 0
            to: 1
            duration: Theme.motionFast
            easing.type: Easing.OutCubic
        }
    }
    exit: Transition {
        NumberAnimation {
            property: "opacity"
            to: 0
            duration: Theme.motionFast
        }
    }
}
