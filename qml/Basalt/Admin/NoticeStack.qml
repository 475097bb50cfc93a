// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** In the corner: work that goes on out of sight, and notices, the newest at the bottom. */
Column {
    id: root

    width: Theme.grid(90)
    spacing: Theme.space2

    TransferNotices { }
    Repeater {
        model: Transfers
        delegate: WorkCard {
            width: root.width
        }
    }
    Repeater {
        model: Notices

        Item {
            id: notice

            required property int noticeId
            required property string title
            required property string message
            required property string tone
            required property string details
            required property string filePath
            required property string place

            width: root.width
            implicitHeight: row.implicitHeight + 2 * Theme.space3
            Accessible.role: Accessible.AlertMessage
            Accessible.name: title + " " + message

            Surface {
                anchors.fill: parent
            }
            RowLayout {
                id: row

                x: Theme.space3
                y: Theme.space3
                width: parent.width - 2 * Theme.space3
                spacing: Theme.space2

                Icon {
                    Layout.alignment: notice.message === "" ? Qt.AlignVCenter : Qt.AlignTop
                    name: notice.tone === "success" ? "circle-check" : notice.tone === "warning" ? "triangle-alert" : "circle-alert"
                    color: Theme.toneColor(notice.tone)
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: Theme.focusWidth

                    UiText {
                        Layout.fillWidth: true
                        text: notice.title
                        font.weight: Theme.weightStrong
                        wrapMode: Text.WordWrap
                    }
                    UiText {
                        Layout.fillWidth: true
                        visible: text !== ""
                        text: notice.message
                        color: Theme.muted
                        font.pixelSize: Theme.fontSecondary
                        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                        maximumLineCount: 4
                    }
                }
                UiButton {
                    objectName: "noticeOpen"
                    visible: notice.filePath !== "" || notice.place !== ""
                    text: qsTr("Open")
                    onClicked: {
                        if (notice.place !== "")
                            Navigator.open("collection", notice.place, "records");
                        else
                            Desktop.openFile(notice.filePath);
                    }
                }
                IconButton {
                    visible: notice.details !== ""
                    iconName: "copy"
                    hint: qsTr("Copy details")
                    onClicked: Desktop.copy(notice.details)
                }
                IconButton {
                    iconName: "x"
                    hint: qsTr("Dismiss")
                    onClicked: Notices.dismiss(notice.noticeId)
                }
            }
        }
    }
}
